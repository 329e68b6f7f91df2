/** What both pages say. `*words*` are strong. */
export const common = {
  brand: 'Chorus',
  documentTitle: (title: string) => `${title} – Chorus`,
  loading: 'Loading',
  dateTime: (date: string, hour: string) => `${date}, ${hour}`,
  /** A unit within a larger one, as it is read aloud. */
  within: (inner: string, outer: string) => `${inner} in ${outer}`,
  rehearsal: {
    title: 'Rehearsal.',
    text: 'This server’s clock can be moved and its store is thrown away. Nothing here counts.',
  },
  choir: (n: string, name: string) => `${n} equal dots, one for each person in ${name}. None is marked.`,
  sharedWith: (colleagues: string) => `shared with *${colleagues} colleagues*`,
  broken: {
    title: 'This page stopped working',
    text: 'Something in it failed. What you have on this device is still there. Load the page again; if it happens again, tell the people who run the survey.',
    again: 'Load again',
  },
  nowhere: {
    title: 'There is no page here',
    text: 'The address is not complete. Open the link from your message again.',
  },
  noStorage: {
    title: 'This browser does not let the page keep anything',
    text: 'Ballots have to be stored before they are collected, or they could be lost. Open the link in an ordinary window of your browser, not a private one, and allow site data.',
  },
  oldBrowser: {
    title: 'This browser is too old for this page',
    text: 'It lacks the signatures that ballots are made with (Ed25519). Update it, or open the link in another browser: Chrome or Edge 137, Firefox 129, Safari 17 or newer.',
  },
  offline: {
    title: 'The connection dropped',
    text: 'Nothing was lost and nothing was sent. Check the connection and try again.',
    again: 'Try again',
  },
  refused: {
    title: 'We stopped here for your safety',
    lead: 'This page checks what the server says before it uses it. One check failed:',
    log: 'The public log does not verify. Somebody may have changed its history.',
    manifest: 'The season’s public rules are not the ones the log names.',
    rules: 'The season’s rules are weaker than the lowest this page accepts.',
    questions: 'The questions are not the ones that were sealed.',
    keys: 'The keys for your group are not the ones that were sealed.',
    member: 'You are not counted in the group that the server names for you.',
    issued: 'What the desk says about your ballots is not what it put on the public record.',
    todo: 'Nothing was collected or sent. Tell the works council, or the people who run the survey, what stands above.',
  },
};
