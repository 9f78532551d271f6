/**
 * Asks for the code of a pattern of marks that has no code in the current block.
 *
 * @param contest - index among the contests of the task
 * @param first - address of its first mark
 * @param stride - from one mark to the next
 */
@external('ask', 'pattern')
export declare function askPattern(contest: i32, first: usize, stride: i32): i32;

/**
 * Asks for the code of a value of an attribute that has no code in the current block; 0 for an empty value.
 *
 * @param attribute - index among the attributes of the task
 * @returns a negative number where the value shows that the row is no single ballot
 */
@external('ask', 'attribute')
export declare function askAttribute(attribute: i32, start: usize, end: usize): i32;

/** Asks for the number of the batch of the record whose cells were scanned; negative where its key is incomplete. */
@external('ask', 'batch')
export declare function askBatch(recordNumber: i32): i32;
