/** A reading that only looks at a file: what is refused, and what a person should know, the reading that stores it says. */
export abstract class SilentReading {
  refuse(): undefined {
    return undefined;
  }

  warn(): undefined {
    return undefined;
  }

  drain(): Promise<void> {
    return Promise.resolve();
  }
}
