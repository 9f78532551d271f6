/** Whether a choice name is a write-in line without a name. */
export function isUnnamedWriteIn(name: string): boolean {
  return /^write[\s-]*in$/iu.test(name);
}

/** Whether a choice name is a write-in, with a name or without. */
export function isWriteIn(name: string): boolean {
  return /^write[\s-]*in\b/iu.test(name);
}
