import { SheetError } from "../contract/register-port";
import type { SaveResult } from "../contract/register-session";
import type { After } from "../contract/timer";
import type { FollowedRegister } from "../follow/followed-register";
import { writtenInTime } from "../follow/in-time";
import { troubleOf } from "../follow/trouble";
import type { FollowedReviews } from "./follow-reviews";

/** What taking back what a review wrote comes to, once register and reviews are read again. */
export async function takenBack(
  changed: Promise<SaveResult>,
  after: After,
  followed: FollowedRegister,
  reviews: FollowedReviews,
): Promise<SaveResult> {
  try {
    const result = await writtenInTime(changed, after);
    await followed.refreshed();
    await reviews.caughtUp();
    return result;
  } catch (error) {
    if (!(error instanceof SheetError)) throw error;
    // A part of it may be in the sheet.
    followed.refresh();
    return { kind: "refused", trouble: troubleOf(error) };
  }
}
