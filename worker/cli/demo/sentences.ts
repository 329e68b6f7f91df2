/**
 * What people at Northwind write. Each sentence stands alone, names nobody, and can be followed by any
 * of its group's endings. `from` and `until` are wave ids: outside them nobody would write it.
 */
export type Voice = {
  topic: string;
  tone: 'low' | 'high';
  from?: string;
  until?: string;
  /** Only people moved in May write it. */
  moved?: boolean;
  openings: [string, ...string[]];
  endings: [string, ...string[]];
};

export const VOICES: [Voice, ...Voice[]] = [
  {
    topic: 'say in change',
    tone: 'low',
    from: '2026-05',
    openings: [
      'I learned about my new team from the calendar invitation.',
      'Nobody asked what I wanted to work on before moving me.',
      'The decision was announced on a Friday and took effect on the Monday.',
      'We were told it was a priority, not why it had to be us.',
      'Six years of knowing one system went out of the window in a weekend.',
      'The reassignment was handled as if people were machines in a rack.',
      'I still do not know who decided, or on what grounds.',
      'My old team lost half its people and kept all of its deadlines.',
      'There was a town hall, but every answer was read from a sheet.',
    ],
    endings: [
      'A single conversation beforehand would have changed how I feel about it.',
      'I would have said yes if somebody had asked.',
      'Please do not do this again without asking.',
      'Others around me feel the same and have stopped saying so.',
      'It made me read job advertisements for the first time in years.',
      'An honest explanation, even a late one, would help.',
      'I do my work, but the goodwill is gone.',
    ],
  },
  {
    topic: 'moved',
    tone: 'low',
    from: '2026-05',
    moved: true,
    openings: [
      'My experience is in graphics and I now label pictures of shelves.',
      'The onboarding was a folder of links, half of them closed to us.',
      'After two months I still do not have access to the tools I need.',
      'My new lead has forty reports and no time for any of us.',
      'I was hired for hardware and nobody can say what I am measured on now.',
      'The new team is kind, but nobody planned for so many of us.',
      'We were moved to help and then waited three weeks for something to do.',
    ],
    endings: [
      'Tell us how long this is for.',
      'I would like a way back.',
      'A training plan should have come before the move.',
      'It feels like a job that was found for us afterwards.',
      'My skills are going stale.',
      'At least the people next to me are good company.',
    ],
  },
  {
    topic: 'monitoring',
    tone: 'low',
    from: '2026-06',
    until: '2026-08',
    openings: [
      'Having my keyboard recorded makes me feel like a suspect.',
      'I have started to keep notes on paper because of the monitoring.',
      'Nobody can tell us who may look at the recordings.',
      'We heard from a colleague, not from leadership, that the recordings could be opened by anyone inside.',
      'I no longer write to my doctor or my children from this machine, even at lunch.',
      'If you measure keystrokes, you will get keystrokes.',
      'The programme was described as a tool for planning and nobody believes it.',
      'I think twice before searching for anything unusual, which is my whole job.',
    ],
    endings: [
      'Stop it and say publicly that it is stopped.',
      'Delete what was recorded and prove it.',
      'This costs more trust than it could ever save.',
      'I did not sign up for this.',
      'I would like to see the legal opinion.',
      'It is the first thing candidates ask about in interviews.',
    ],
  },
  {
    topic: 'monitoring paused',
    tone: 'high',
    from: '2026-08',
    openings: [
      'Pausing the monitoring was right.',
      'I can breathe again since the recording stopped.',
      'It took courage to admit the programme was a mistake.',
      'The answer about the recordings was late but it was an answer.',
    ],
    endings: [
      'Now end it for good.',
      'Please tell us what happens to what was already recorded.',
      'It would mean more with a promise that it does not come back.',
      'I noticed how much louder the room became.',
    ],
  },
  {
    topic: 'transfers',
    tone: 'high',
    from: '2026-09',
    openings: [
      'Being allowed to choose a team again made a real difference.',
      'The voluntary transfers were the first thing this year that felt like a conversation.',
      'I asked to move back and had an answer in a week.',
      'Several people in my group chose to stay, and that changed the mood.',
      'Knowing that I could leave this team is the reason why I stayed.',
    ],
    endings: [
      'I wish it had come before the move, not four months after.',
      'Keep that door open.',
      'Please make it a rule and not a favour.',
      'It should be offered to contractors too.',
      'Thank you to whoever pushed for it.',
    ],
  },
  {
    topic: 'workload',
    tone: 'low',
    openings: [
      'There are too many meetings in the middle of the day to finish anything.',
      'We are two people short and the plan has not changed.',
      'On-call has become every third week.',
      'The quarter starts with thirty goals and ends with the same three done.',
      'I regularly work on Sundays because it is the only quiet time.',
      'Every request is urgent and none is ever dropped.',
      'The hand-over between sites costs me two evenings a week.',
      'Our backlog is used to decide who is slow and not to decide what to stop.',
    ],
    endings: [
      'Somebody should be allowed to say no.',
      'One day a week without meetings would help at once.',
      'Either fewer goals or more people, please.',
      'I am tired in a way that holidays do not mend.',
      'This is not a complaint about my team, who are great.',
      'It has been like this since last year.',
    ],
  },
  {
    topic: 'tools',
    tone: 'low',
    openings: [
      'Builds take forty minutes and fail for reasons nobody owns.',
      'It took nine approvals to get a test account.',
      'The internal search cannot find documents I wrote myself.',
      'We have four systems for tickets and none is complete.',
      'My machine is six years old and the replacement form is broken.',
      'The new expense tool takes longer than the trip.',
    ],
    endings: [
      'A small team could fix this in a month.',
      'We have reported it three times.',
      'It is a small thing that happens every day.',
      'Nobody seems to be responsible for it.',
    ],
  },
  {
    topic: 'clarity',
    tone: 'low',
    openings: [
      'Priorities change every two weeks and we hear about it last.',
      'I could not explain our strategy to a new colleague.',
      'Two leads give us opposite goals and both are called final.',
      'We do not know which of our projects will still exist in January.',
      'The yearly plan arrived in March.',
    ],
    endings: [
      'Write it down once and keep to it for a quarter.',
      'I would rather hear "we do not know yet" than nothing.',
      'A short note each month would be enough.',
      'It makes good people look careless.',
    ],
  },
  {
    topic: 'fairness',
    tone: 'low',
    openings: [
      'Promotions go to those who present the work, not to those who do it.',
      'The ratings were moved by people who have never met us.',
      'The same work is one level higher in the building across the river.',
      'Working from another time zone means never being in the room.',
      'The rules for working from home differ from lead to lead.',
    ],
    endings: [
      'Publish how it is decided.',
      'I stopped applying.',
      'I would like to see the figures.',
      'It is not only me who notices.',
    ],
  },
  {
    topic: 'safe to speak',
    tone: 'low',
    openings: [
      'The last person who asked a hard question at the town hall is no longer here.',
      'I hesitated before writing even this.',
      'Questions are welcome here as long as they are not about decisions.',
      'We agree in the meeting and say what we think in the corridor.',
    ],
    endings: [
      'A reply to the petition would be a beginning.',
      'That is not how this place used to be.',
      'Please show us once that speaking up has no price.',
      'I hope these answers are as private as you say.',
    ],
  },
  {
    topic: 'manager',
    tone: 'high',
    openings: [
      'My manager is the reason I am still here.',
      'My lead takes the time to listen and to explain.',
      'Our team meets every week without slides and it works.',
      'My manager shields us from the noise as well as anyone could.',
      'When I made a mistake, the first question was what I needed.',
      'I get feedback while it is still useful.',
    ],
    endings: [
      'Give people like that more room.',
      'More of this, please.',
      'I wish every team had that.',
      'It makes a hard year bearable.',
    ],
  },
  {
    topic: 'colleagues',
    tone: 'high',
    openings: [
      'The people I work with are patient, funny and very good at what they do.',
      'Help is one message away, whatever the hour.',
      'The new colleagues who joined us this year have made the team better.',
      'We finished a difficult launch together and nobody was left behind.',
      'I learn something from the person beside me every day.',
    ],
    endings: [
      'Please keep this team together.',
      'That is worth more than any perk.',
      'It is why I come in.',
      'Do not take it apart again.',
    ],
  },
  {
    topic: 'pride',
    tone: 'high',
    openings: [
      'What we shipped this month is used by people in my own family.',
      'I am proud of the quality of our work, even in a year like this.',
      'The accessibility work finally gets the attention it deserves.',
      'Our incident reviews have become honest and useful.',
      'The data centre team solved a problem others said could not be solved.',
    ],
    endings: [
      'Leadership could mention it more often.',
      'Keep going.',
      'That is what this company can be.',
      'I would like more time for it.',
    ],
  },
  {
    topic: 'everyday',
    tone: 'high',
    openings: [
      'The flexible start in the morning makes family life possible.',
      'The canteen and the quiet rooms have become much better.',
      'The learning budget is generous and easy to use.',
      'The new onboarding for graduates is excellent.',
      'Thank you for asking, and for showing everybody the same results.',
    ],
    endings: [
      'Please keep it.',
      'Small things matter.',
      'It shows that somebody listened.',
      'I hope it stays when budgets get tight.',
    ],
  },
];
