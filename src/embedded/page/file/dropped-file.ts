/** Hears of files that are dropped anywhere on the page, and shows that it would take one. */
export function receiveFiles(receive: (file: File) => void): void {
  const holdsFile = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes("Files") ?? false;
  // The grid handles what is dragged inside it; a file from outside is ours, hence ahead of it.
  const options = { capture: true };
  const on = (type: "dragover" | "dragleave" | "drop", act: (event: DragEvent) => void) => {
    window.addEventListener(
      type,
      (event) => {
        if (!holdsFile(event)) return;
        event.preventDefault();
        event.stopPropagation();
        act(event);
      },
      options,
    );
  };
  on("dragover", () => {
    document.body.classList.add("receiving");
  });
  on("dragleave", ({ relatedTarget }) => {
    if (relatedTarget === null) document.body.classList.remove("receiving");
  });
  on("drop", ({ dataTransfer }) => {
    document.body.classList.remove("receiving");
    const file = dataTransfer?.files[0];
    if (file) receive(file);
  });
}
