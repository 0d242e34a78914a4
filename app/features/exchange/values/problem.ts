/** Why a value cannot be taken as it stands, in words for whoever sent the file. */
export class ValueProblem extends Error {}
