/** Whether a choice is an answer to a measure, such as Yes or Retain. Voters do not rank these. */
export function isChoiceOfMeasure(name: string): boolean {
  return /^(?:yes|no|for|against|approved?|rejected?|retain|accept|oppose|si|sí|bonds?)(?![\p{L}\p{N}])/iu.test(
    name.trim(),
  );
}
