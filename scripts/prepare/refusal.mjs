/** An error whose message is for the person at the terminal: it says what is wrong and what to do. */
export class Refusal extends Error {}
