/** What nobody could do in Slack. Its message is for the person who tried. */
export class NotPossible extends Error {}
