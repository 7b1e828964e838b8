"""For every row of the list of wordings: a request that sets it off, and one that must not."""

from typing import NamedTuple


class Example(NamedTuple):
    """What a row hears, and what it stays silent on."""

    row: int
    id: str
    speaks: str
    silent: str


EXAMPLES = (
    Example(1, "own-records", "Please send my file.", "What is planned for my area?"),
    Example(1, "own-records", "What is held about me?", "Which roads does my council own?"),
    Example(1, "own-records", "I'd like all my records.", "Who owns the land behind my property?"),
    Example(
        2,
        "names-subject-access",
        "This is a subject access request.",
        "How many subject access requests came in 2024?",
    ),
    Example(2, "names-subject-access", "Treat this as a SAR.", "Please send your SAR policy."),
    Example(2, "names-subject-access", "A GDPR request for my data.", "What is your GDPR policy?"),
    Example(
        3,
        "cctv-of-writer",
        "The CCTV of me at the station, 3 May, 5 pm.",
        "Please send your CCTV policy.",
    ),
    Example(
        3,
        "cctv-of-writer",
        "Footage that shows me falling over.",
        "Please send the CCTV survey of the drain.",
    ),
    Example(4, "own-casework", "All papers on my complaint.", "Your policy on complaints, please."),
    Example(
        4, "own-casework", "The notes of my appeal.", "Minutes of the appeal panel's training."
    ),
    Example(5, "own-number", "My NHS number is 000 000 0000.", "Contract number 4471, please."),
    Example(5, "own-number", "My tenancy ref is 8812.", "Planning reference 24/0012."),
    Example(
        6,
        "own-call",
        "The recording of the call when I rang you.",
        "How long do you keep recordings of calls?",
    ),
    Example(
        7,
        "agent",
        "I act for my client; send her medical records.",
        "I act for an insurer; send the road's inspection log.",
    ),
    Example(
        8, "own-child", "Please send my child's school file.", "How many children need a place?"
    ),
    Example(
        8,
        "dead-relative",
        "I want the medical records of my late mother.",
        "I was late for my mother's appointment; what is your policy?",
    ),
    Example(
        9,
        "planning",
        "Papers on planning application 24/01234/FUL.",
        "The salaries of the planning department.",
    ),
    Example(
        9,
        "pre-application",
        "The pre-application advice, please.",
        "How many pre-application fees?",
    ),
    Example(10, "viability", "The viability assessment for the mill.", "Is the project viable?"),
    Example(11, "water", "Reports on flooding in Mill Lane.", "You had a flood of complaints."),
    Example(11, "water", "River water quality data.", "How many homes are in River Street?"),
    Example(12, "air", "NO2 readings at the school.", "The emission of documents to bidders."),
    Example(12, "air", "Emissions from the stack.", "The emission of shares."),
    Example(
        13,
        "noise-and-substances",
        "Noise levels at the track.",
        "Compensation for asbestos claims by former employees.",
    ),
    Example(14, "trees-and-wildlife", "Why was the tree felled?", "Please send the decision tree."),
    Example(
        14,
        "places-of-rare-nature",
        "The locations of badger setts.",
        "How many badgers were vaccinated?",
    ),
    Example(15, "waste", "Figures on fly-tipping.", "How many vehicles has the waste fleet?"),
    Example(15, "waste", "How much goes to landfill?", "It was a waste of money."),
    Example(16, "energy", "The carbon footprint of the estate.", "The current political climate."),
    Example(17, "roads-as-measures", "The LTN consultation.", "My penalty charge notice, please."),
    Example(
        18,
        "names-of-staff",
        "The names and e-mail addresses of all managers.",
        "The names of all schools in the borough.",
    ),
    Example(
        18,
        "names-of-staff",
        "An organisation chart with names.",
        "An organisation chart; I do not need names of staff.",
    ),
    Example(
        19,
        "conduct-of-a-person",
        "Was the headteacher disciplined? Send the grievance against the headteacher.",
        "How many grievances were raised in 2024?",
    ),
    Example(
        20,
        "small-numbers",
        "Pregnancies under 16, by ward.",
        "Council tax bands by ward.",
    ),
    Example(
        21,
        "pay-of-a-person",
        "The severance of the former chief executive.",
        "The average salary of teachers.",
    ),
    Example(22, "terms-of-bidders", "The unit prices of the winning bid.", "How many bids came?"),
    Example(
        23, "marketing-of-contracts", "When does the contract end?", "My contract ends in June."
    ),
    Example(24, "trade-secret", "The source code, please.", "A recipe for disaster."),
    Example(25, "everything-written", "All e-mails about the roof.", "The e-mail of 3 May."),
    Example(
        26,
        "long-period",
        "Reports of rats since 2010.",
        "How many rats were caught since 2010, per year?",
    ),
    Example(
        27,
        "case-by-case",
        "For each incident, what was the outcome?",
        "For each year, the total.",
    ),
    Example(
        28,
        "requests-about-requests",
        "All FOI requests of 2023, please.",
        "How many FOI requests came in 2023?",
    ),
    Example(
        28,
        "handling-of-own-request",
        "The metadata of my request.",
        "The metadata standard that you use.",
    ),
    Example(29, "legal-advice", "Counsel's opinion, please.", "What did legal advice cost?"),
    Example(29, "legal-advice", "The legal advice on the sale.", "Who leads the legal team?"),
    Example(
        30,
        "yet-to-be-published",
        "When will the report be published?",
        "I felt a draft in the hall.",
    ),
    Example(
        31,
        "unfinished-research",
        "Data from your ongoing study.",
        "A case study of good practice.",
    ),
    Example(
        32, "already-public", "The statement of accounts.", "The minutes of the private meeting."
    ),
    Example(
        33,
        "prison-security",
        "How drones reach the prison, and what was found.",
        "How much does the prison spend on food?",
    ),
    Example(
        34,
        "crime-tactics",
        "How do you detect fraud?",
        "How many frauds were found in 2024?",
    ),
    Example(34, "crime-tactics", "Where do patrols usually go?", "What is social security?"),
    Example(
        35,
        "investigations",
        "The police investigation file.",
        "How many investigations by the police were there?",
    ),
    Example(
        35,
        "regulators-at-work",
        "The regulator's investigation file on the firm.",
        "How many investigations did the regulator open?",
    ),
    Example(
        36,
        "taxpayer",
        "What tax did the company pay to HMRC?",
        "How much council tax does the club pay?",
    ),
    Example(
        37,
        "immigration-control",
        "Which indicators lead to a check at the border by immigration officers?",
        "How long does a visa take?",
    ),
    Example(38, "court-records", "The court bundle.", "Who books the tennis court?"),
    Example(
        39, "security-bodies", "Has MI5 written to you?", "How many security guards work here?"
    ),
    Example(
        40,
        "defence",
        "Where does the army store its ammunition?",
        "How many weapons were found in schools?",
    ),
    Example(
        41,
        "relations-abroad",
        "Letters from the ambassador.",
        "The tourism ambassador scheme's letters.",
    ),
    Example(
        42,
        "other-administrations",
        "Your letters to the Scottish Government.",
        "How many letters went to the Welsh Government?",
    ),
    Example(
        43,
        "economy",
        "The Treasury's analysis of the bank levy.",
        "The council's reserves and budget plans.",
    ),
    Example(44, "auditors", "The NAO's working papers.", "The internal audit of petty cash."),
    Example(
        45,
        "policy-in-the-making",
        "The submission to the minister.",
        "Who is the cabinet member for roads?",
    ),
    Example(46, "advice-to-a-board", "The advice to the board.", "Your advice to residents."),
    Example(
        47,
        "law-officers",
        "The Attorney General's advice.",
        "How many people work for the Attorney General?",
    ),
    Example(
        48,
        "royal-communications",
        "Letters from the King.",
        "Letters to the homes in King Street.",
    ),
    Example(48, "royal-communications", "What the Palace wrote.", "What did the Royal visit cost?"),
    Example(49, "honours", "Who was recommended for a knighthood?", "Students on honours degrees."),
    Example(
        50,
        "safety-of-people",
        "The home addresses of the jurors.",
        "The suicide prevention policy.",
    ),
    Example(
        51,
        "told-in-confidence",
        "The complaint made by my neighbour.",
        "How many complaints came from neighbours?",
    ),
    Example(
        52,
        "parliament",
        "The select committee's draft report.",
        "How many select committee papers are there?",
    ),
    Example(53, "asks-for-opinions", "Do you agree that it is ugly?", "The plan was agreed."),
    Example(54, "asked-before", "I am asking again.", "The same form is used twice."),
    Example(
        56,
        "county-matter",
        "Dear District Council, how many school places are there?",
        "Dear Metropolitan Borough Council, how many school places are there?",
    ),
    Example(
        56,
        "district-matter",
        "Dear County Council, what are your taxi licences?",
        "Dear Council, what are your taxi licences?",
    ),
    Example(
        56,
        "another-body",
        "Dear Sample Council, how many arrests were made?",
        "Dear Constabulary, how many arrests were made?",
    ),
    Example(57, "no-real-name", "Thanks, Donald Duck", "How many Donald Duck costumes are there?"),
    Example(
        58,
        "cannot-be-identified",
        "Send me everything.",
        "Send me everything you hold about the bridge.",
    ),
    Example(
        59, "report-a-fault", "Please fix the pothole.", "How many potholes did you fix in 2024?"
    ),
    Example(
        59,
        "ask-for-service",
        "I want to book an appointment.",
        "How many appointments were missed?",
    ),
    Example(60, "form-and-reuse", "Please send it in Excel.", "He did excel in his exams."),
)
