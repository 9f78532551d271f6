/** Whether a file is called as the workbooks of New York City are, such as `2025P1V1_ELE1.xlsx`. */
export function isNycName(name: string): boolean {
  return /(^|\/)\d{4}[A-Z]\d+V\d+_[A-Z]{2,4}\d+\.(?:xlsx|csv)$/i.test(name);
}

/** Whether the first row of a file is that of the table that names the candidates. */
export function isCandidateTable([id = '', name = '']: readonly string[]): boolean {
  return /^Candidacy ?ID$/i.test(id) && /^Default ?Ballot ?Name$/i.test(name);
}
