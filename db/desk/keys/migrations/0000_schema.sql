CREATE TABLE `issuer_keys` (
	`season` text NOT NULL,
	`wave` text NOT NULL,
	`cohort` text NOT NULL,
	`n` blob NOT NULL,
	`pkcs8` blob NOT NULL,
	PRIMARY KEY(`season`, `cohort`, `wave`)
) STRICT, WITHOUT ROWID;
