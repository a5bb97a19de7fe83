import type { OurFunctions, SharingSession } from "../session/contract/share";

/** How the workbook is shared with people without the add-in. Nobody needs that at once, so it is fetched when it is wanted. */
export function sharingLater(ours: OurFunctions): SharingSession {
  let opened: Promise<SharingSession> | null = null;
  const sharing = (): Promise<SharingSession> => {
    opened ??= open(ours);
    // A part that could not be fetched may be fetched later.
    opened.catch(() => {
      opened = null;
    });
    return opened;
  };
  return {
    waiting: async () => (await sharing()).waiting(),
    preview: async () => (await sharing()).preview(),
    freeze: async (shown) => (await sharing()).freeze(shown),
    thaw: async () => (await sharing()).thaw(),
  };
}

async function open(ours: OurFunctions): Promise<SharingSession> {
  const [{ openSharing }, { excelSharePort }] = await Promise.all([
    import(/* webpackChunkName: "share" */ "../session/share/open-sharing"),
    import(/* webpackChunkName: "share" */ "../excel/share/share-port"),
  ]);
  return openSharing(excelSharePort, ours);
}
