/**
 * The units of Northwind Systems, as they stand after the reassignment of 4 May 2026. Indentation is the
 * tree, the number is the people who work directly in the unit (its own head included). 7,412 people.
 */
export const TREE = `
Applied AI 31
  Model Platform 12
    Training Systems 96
    Inference 84
    Serving Reliability 58
    Model Tools 71
    Compute Planning 33
    Weights & Releases 47
    Developer Access 45
  Evaluation 9
    Benchmarks 74
    Human Ratings 88
    Red Team 41
    Regression 56
    Metrics 32
    Reporting 18
  Tooling 8
    Annotation Tools 77
    Prompt Studio 49
    Pipelines 68
    Internal Agents 52
    Documentation 20
  Data Partnerships 10
    Publishers 43
    Licensing 38
    Vendors 57
    Research Data 34
    Contracts 25
  Safety Research 6
    Alignment 45
    Interpretability 38
    Misuse 29
    Policy 15
  Data Quality 0
    Labelling 14
    Review 28
  Field Studies 26
  Demo Lab 9
Trust & Safety 9
  Integrity 4
    Spam 42
    Fraud 37
    Coordinated Abuse 24
    Elections 11
  Child Safety 46
  Operations 5
    Review Centre Dublin 52
    Review Centre Manila 61
    Escalations 21
  Policy 3
    Content Policy 27
    Appeals 18
  Privacy Incidents 17
  Tools 35
Reality 14
  Optics 8
    Lab 1 24
    Lab 2 33
    Lab 3 6
  Headsets 7
    Display 66
    Tracking 58
    Audio 41
    Mechanical 53
    Thermal 19
    Battery 19
  Glasses 5
    Frames 31
    Camera 44
    Voice 36
    Companion App 26
  Input 4
    Hand Tracking 39
    Wristband 45
  Worlds 6
    Avatars 48
    Social Spaces 51
    Creator Tools 43
    World Safety 28
  Games 3
    Studio North 47
    Studio West 34
    Publishing 11
  Reality Research 61
  Retail Pilots 24
Infrastructure 18
  Data Centres 11
    Design 57
    Power 49
    Cooling 38
    Site Operations North 86
    Site Operations South 79
    Site Operations Asia 54
    Spare Parts 14
  Networks 9
    Backbone 41
    Edge 35
    Night Operations 11
  Storage 7
    Blob Storage 72
    Databases 81
    Caching 34
    Backup 20
  Compute 8
    Scheduling 59
    Containers 64
    Capacity 47
    Hardware Health 37
    Accelerators 28
  Production Engineering 9
    Incident Response 46
    Observability 63
    Release 54
    Load Testing 26
    Reliability Reviews 23
  Developer Platform 8
    Build 62
    Source Control 47
    Code Review 39
    Test Infrastructure 58
    Languages 43
  Security 6
    Detection 44
    Identity 52
    Product Security 48
    Offensive Security 19
    Audit 9
  Data Platform 5
    Warehouse 48
    Streaming 39
    Governance 27
Ads 15
  Ranking 8
    Quality 63
    Models 74
    Auctions 59
    Signals 42
  Measurement 6
    Attribution 58
    Lift Studies 47
    Privacy Measurement 39
    Surveys 21
  Ads Delivery 5
    Pacing 51
    Serving 68
    Budgets 30
  Business Tools 7
    Campaign Manager 78
    Catalogues 44
    Messaging for Business 52
    Small Business Help 22
  Sales Engineering 6
    Americas 49
    Europe 43
    Asia Pacific 35
  Ad Formats 4
    Video 46
    Stories 38
    Shopping 33
  Ads Integrity 3
    Review 41
    Advertiser Identity 38
  Partnerships 64
  Billing 29
Consumer Apps 13
  Feed 7
    Ranking 81
    Creation 66
    Groups 49
    Notifications 29
  Messaging 9
    Calls 64
    Encryption 47
    Chats 88
    Desktop 41
    Stickers 10
    Broadcast 22
  Photos & Video 6
    Camera 58
    Editing 44
    Player 52
    Music Rights 13
    Live 24
  Growth 5
    Onboarding 47
    Markets 56
    Accessibility 16
    Low Bandwidth 22
  Design 8
    Design System 34
    Content Design 21
    Research 49
  Marketplace 4
    Listings 38
    Payments 51
  Events 19
  Web 12
Finance & Legal 7
  Accounting 4
    Payables 31
    Revenue 43
  Tax 36
  Treasury 14
  Planning 67
  Legal 5
    Product Counsel 46
    Litigation 23
    Employment 12
    Intellectual Property 22
  Procurement 27
People 5
  Recruiting 4
    Engineering 38
    Business 20
    Campus 9
  Business Partners 34
  Learning 18
  Benefits 31
  Investigations 9
  Payroll 18
`;
