/*
 * How high the picture of an event is, in pixels: whoever shows it keeps the room free before it is fetched.
 */

/** Its words stand in lines of this height: a title, the average, and the ends below the axis. */
const lineHeight = 16;

/** The highest bar. */
export const barsHeight = 40;
/** Where the bars begin, and the axis they stand on. */
export const barsTop = lineHeight + 2;
export const axisAt = barsTop + barsHeight;
export const drawingHeight = axisAt + lineHeight + 4;
export const pictureHeight = lineHeight + drawingHeight;
