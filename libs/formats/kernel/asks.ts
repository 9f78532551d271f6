/**
 * The code of a pattern of marks that has none in the present block.
 *
 * @param contest - place among the contests of the task
 * @param first - where its first mark stands
 * @param stride - from one mark to the next
 */
@external('ask', 'pattern')
export declare function askPattern(contest: i32, first: usize, stride: i32): i32;

/**
 * The code of an attribute's value that has none in the present block; 0 for an empty one.
 *
 * @param attribute - place among the attributes of the task
 * @returns below 0 where the value names no single ballot
 */
@external('ask', 'attribute')
export declare function askAttribute(attribute: i32, start: usize, end: usize): i32;

/** The number of the batch of the record whose cells were scanned; below 0 where its key is not whole. */
@external('ask', 'batch')
export declare function askBatch(recordNumber: i32): i32;
