import type { RegisterPort } from "../contract/register-port";
import type { ReviewsSession } from "../contract/reviews";
import type { After } from "../contract/timer";
import type { MadeEdit } from "../edit/take-back";
import type { FollowedRegister } from "../follow/followed-register";
import { accepting } from "./accepting";
import { type FollowedReviews, followReviews } from "./follow-reviews";
import { recording } from "./recording";

/** What the pane's first sight does without. */
export type Reviewing = FollowedReviews & Pick<ReviewsSession, "record" | "accept">;

/**
 * How a session keeps reviews.
 *
 * @param made edits that can be taken back, the last one last
 */
export function reviewing(
  port: RegisterPort,
  after: After,
  followed: FollowedRegister,
  made: MadeEdit[],
): Reviewing {
  const reviews = followReviews(port, after, followed);
  return {
    ...reviews,
    ...recording(port, after, followed, reviews, made),
    ...accepting(port, after, followed, reviews, made),
  };
}
