/** Hears of what a format cannot hold; told before the last byte, and the same several times. */
export type LossReport = (loss: string) => void;
