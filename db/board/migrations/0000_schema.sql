CREATE TABLE `docs` (
	`hash` text PRIMARY KEY NOT NULL,
	`bytes` blob NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `entries` (
	`idx` integer PRIMARY KEY NOT NULL,
	`bytes` blob NOT NULL,
	`sig` blob NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `names` (
	`name` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL
) STRICT, WITHOUT ROWID;
