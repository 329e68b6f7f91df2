CREATE TABLE `ledger` (
	`season` text NOT NULL,
	`who` text NOT NULL,
	`req_hash` text NOT NULL,
	PRIMARY KEY(`season`, `who`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `members` (
	`season` text NOT NULL,
	`code_hash` text NOT NULL,
	`employee_id` text NOT NULL,
	`cohort` text NOT NULL,
	`leaf` text NOT NULL,
	PRIMARY KEY(`season`, `code_hash`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `members_by_cohort` ON `members` (`season`,`cohort`,`leaf`);--> statement-breakpoint
CREATE TABLE `roster` (
	`employee_id` text PRIMARY KEY NOT NULL,
	`member` text NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `seasons` (
	`season` text PRIMARY KEY NOT NULL,
	`plan` text NOT NULL,
	`frame` text NOT NULL,
	`manifest` text,
	`mh` text,
	`collection` text NOT NULL,
	`totals` text
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `waves` (
	`wave` text PRIMARY KEY NOT NULL,
	`season` text NOT NULL
) STRICT, WITHOUT ROWID;
