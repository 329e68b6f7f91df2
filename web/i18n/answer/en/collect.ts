/** The collecting page. */
export const collect = {
  title: 'Collect your ballots',
  oneEach: (waves: string) => `One each for ${waves}`,
  one: (wave: string) => `One for ${wave}`,
  until: (when: string) => `Until ${when}`,
  promise: 'The only thing about you that they will carry',
  words: {
    title: 'Six words to compare',
    text: 'They are the same for everyone. Compare them with a colleague, or with the notice at the entrance. If one differs, do not collect, and tell the works council.',
    waiting: 'Working them out. It is slow on purpose, so that nobody can forge them.',
  },
  checked:
    'Checked on this device: the public log, the season’s rules, and that you are counted in this group.',
  why: {
    title: 'Why now, and not when you answer',
    text: (gap: string) =>
      `We know who collects. We do not want to know who answers. So the two are at least ${gap} apart, and for answering you do not sign in.`,
    lost: '*Lost ballots cannot be replaced*, because nobody knows which were yours. They stay in this browser; you can also take them along as a link, QR code or file.',
    lostShared:
      '*Lost ballots cannot be replaced*, because nobody knows which were yours. This device keeps nothing: you take them along as QR codes, on paper or on your own phone.',
  },
  days: (n: number) => (n === 1 ? 'one day' : `${n} days`),
  hours: (n: number) => (n === 1 ? 'one hour' : `${n} hours`),
  act: 'Collect ballots',
  decline: 'Not this season',
  declined: {
    title: 'Not this season',
    text: (when: string) =>
      `Nothing was collected. You can still collect until ${when} with the link from your message. After that there are no ballots for this season.`,
    textShared: (when: string) =>
      `Nothing was collected. You can still collect until ${when} with your code. After that there are no ballots for this season.`,
    back: 'Back',
  },
  working: {
    title: 'Making your ballots',
    progress: (done: string, total: string) => `${done} of ${total}`,
    text: 'Each one is made in this browser and sealed, so that whoever signs it cannot recognise it later.',
  },
  notSent: {
    title: 'Your ballots were not signed yet.',
    text: 'The connection dropped. What was made is stored in this browser. Sending it again sends the very same bytes, so nothing can be lost or counted twice.',
    again: 'Send again',
  },
  resume: {
    title: 'Your collecting was interrupted',
    text: 'The ballots are made and stored in this browser, but not signed yet. Send the same bytes again.',
  },
  spoiled: {
    title: 'These ballots cannot be used',
    text: 'The desk signed them with something that is not your group’s key, twice. They were discarded here, and nothing links them to you. Save the evidence and give it to the works council.',
    save: 'Save evidence',
    file: 'chorus-evidence.json',
  },
  done: {
    title: (n: number) => (n === 1 ? 'Your ballot is here' : `Your ${n} ballots are here`),
    afterwards: 'What happens next',
    text: 'They are in this browser and nowhere else. It is known that you collected; it will not be known whether you answer.',
    next: (when: string) =>
      `Answering opens ${when}. Everybody gets the same link then; open it in this browser. You will not be asked who you are.`,
    lost: '*Lost ballots cannot be replaced*, because nobody knows which were yours.',
    close: 'You can close this page.',
  },
  along: {
    title: 'Take them along',
    optional:
      'If you want to answer on another device, or to have a copy, take the ballots along as a link, a file, QR codes or on paper.',
    safari: {
      title: 'Safari forgets after seven days.',
      text: 'What a page stored is erased after a week without a visit. Take the ballots along now, or add this page to your home screen and collect from there.',
    },
    'in-app': {
      title: 'This page is open inside another app.',
      text: 'Such windows forget soon. Take the ballots along now, and open the link in your ordinary browser.',
    },
    private: {
      title: 'This looks like a private window.',
      text: 'It forgets everything when it is closed. Take the ballots along now, and open the link in an ordinary window.',
    },
    keep: 'Keep link, file and codes private: with them, anyone can answer in your place. They do not say who you are.',
    keepCodes:
      'Keep the codes private: with them, anyone can answer in your place. They do not say who you are.',
    codes: 'Show QR codes',
    print: 'Print',
    scanned: 'Taken along',
    scannedText: 'Your phone should show “No pulse is open” or your ballot. If it shows nothing, scan again.',
    printed: 'Sent to the printer',
    printedText: 'Look whether every code is on the paper, whole and sharp, before you leave.',
    copy: 'Copy link',
    save: 'Save file',
    copied: 'Link copied',
    copiedText: 'Paste it where only you can read it, for example in a note to yourself.',
    saved: 'File saved',
    savedText: 'In your downloads as chorus-ballots.txt',
    cannotCopy: 'This browser does not let the page copy. Save the file instead.',
    finish: 'Done',
    missing: 'Take them along first',
    file: 'chorus-ballots.txt',
    fileText: (link: string, season: string) =>
      `Ballots for ${season}. Keep this file private: with it, anyone can answer in your place.\nTo answer on another device, open this link in its browser:\n\n${link}\n`,
  },
  qr: {
    one: (waves: string) => `One code for *${waves}*`,
    of: (at: string, all: string, waves: string) => `Code *${at} of ${all}*, for ${waves}`,
    picture: 'QR code with your ballots, for another device’s camera',
    how: 'Point the camera of the other device at it and open the link that it shows. Nobody else should see this screen.',
    back: 'Previous code',
    next: 'Next code',
    scanned: (codes: number) => (codes === 1 ? 'I have scanned it' : 'I have scanned them all'),
  },
  print: {
    title: (waves: string) => `Ballots for ${waves}`,
    how: (when: string) =>
      `Answering opens ${when}. Scan each code with the camera of a phone and open the link that it shows. You will not be asked who you are.`,
    keep: 'Keep this paper as you would keep a key: with it, anyone can answer in your place. It does not say who you are. Lost ballots cannot be replaced.',
    of: (at: string, all: string, waves: string) => `Code ${at} of ${all}: ${waves}`,
  },
  record: {
    title: 'Was a ballot given out in your name?',
    text: 'The public record holds one bit for each person: ballots given out, or not. Nobody but you and the desk can tell which bit is yours. So nobody can use a ballot in the name of somebody who never collected.',
    notNow: (when: string) =>
      `Not while a pulse is open: the desk would learn that you are here now, and that could be put together with an answer that arrives. Open your link again after ${when}.`,
    act: 'Check',
    asking: 'Asking the desk, and comparing with the public record.',
    givenHere: 'Yes, and they are in this browser. The public record says the same.',
    given:
      'Yes, once, and the public record says the same. If you never collected, somebody else used your code: tell the works council.',
    notGiven: 'No. The public record proves it, so nobody can answer in your place.',
    contradiction: 'The public record says that you were given no ballots, but this browser holds some.',
    tell: 'Tell the works council what stands above.',
    unclosed: 'The public record of this collection is not there yet. Try again in a few minutes.',
    offline: 'The connection dropped, so nothing was checked.',
  },
  stopped: {
    noSeason: {
      title: 'Nothing can be collected now',
      text: 'No season is collecting at the moment. The dates stand on the notice at the entrance and in your message.',
    },
    noCode: {
      title: 'Open your personal link again',
      text: 'Your code was taken out of the address bar so that the next person here does not find it. To collect, open the link from your message once more.',
    },
    unreadable: {
      title: 'This link is not complete',
      text: 'Part of it is missing. Open the link from your message again, or copy all of it.',
    },
    unknownSeason: {
      title: 'There is no such season here',
      text: 'The link names a season that is not on the public log. Open the newest link from your messages.',
    },
    unknownCode: {
      title: 'This link does not open anything',
      text: 'It may belong to another season, or be incomplete. Nothing was collected. Ask the people who run the survey for your link.',
    },
    notOpen: {
      title: 'Collecting has not opened yet',
      text: (when: string) => `It opens ${when}. The same link works then.`,
    },
    closed: {
      title: 'Collecting has closed',
      text: (when: string) =>
        `It closed ${when}. The time between collecting and answering is what keeps the two apart, so it cannot be opened again. Whoever has no ballot can take part next season.`,
    },
    elsewhere: {
      title: 'Your ballots were already collected',
      text: 'They were signed for another browser or device and are there, or where you took them along. They cannot be given out a second time, because nobody knows which were yours.',
    },
    full: {
      title: 'There is no room to keep your ballots',
      text: 'The browser could not store them, so nothing was sent. Free some space and open the link again.',
    },
    other: {
      title: 'The desk did not accept this',
      text: (code: string) =>
        `It answered “${code}”. Nothing was collected. Open your link again; if it stays so, tell the people who run the survey.`,
    },
  },
};
