const entryLimit = 20_000;
const charactersLimit = 16 << 20;

/** Remembers what texts were read as, for texts that occur often. Forgets everything when there are too many. */
export class TextMemo<Value> {
  private readonly values = new Map<string, Value>();
  private characters = 0;

  find(text: string): Value | undefined {
    return this.values.get(text);
  }

  /** @param text - must be no slice, which would keep the part of the file around it in memory */
  keep(text: string, value: Value): void {
    this.characters += text.length;
    if (this.values.size >= entryLimit || this.characters > charactersLimit) {
      this.values.clear();
      this.characters = text.length;
    }
    this.values.set(text, value);
  }
}
