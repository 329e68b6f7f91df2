CREATE TABLE `ballots` (
	`wave` blob NOT NULL,
	`nonce` blob NOT NULL,
	`cohort` text NOT NULL,
	`rev` integer NOT NULL,
	`op` integer NOT NULL,
	`commit` blob NOT NULL,
	`answers` text,
	`salt` blob,
	`token` blob NOT NULL,
	`vk` blob NOT NULL,
	`sig` blob NOT NULL,
	PRIMARY KEY(`wave`, `nonce`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `frozen` (
	`wave` blob NOT NULL,
	`kind` text NOT NULL,
	`bytes` blob NOT NULL,
	PRIMARY KEY(`wave`, `kind`)
) STRICT, WITHOUT ROWID;
