/** Stands in a cell that holds a picture and no text. */
export const pictureMark = '\uFFFC';
