#!/usr/bin/env node
"use strict";
/*
 * Stands in for the programs that the jobs of a stack call: adds to the file that RECORD names what was called with which words,
 * which of the variables that sign in to a cloud it got, and where Pulumi's own folder is.
 */
const { appendFileSync, realpathSync } = require("node:fs");
const path = require("node:path");

const [, program, ...words] = process.argv;
const signIn = /^(AWS_ROLE_ARN|AWS_WEB_IDENTITY_TOKEN_FILE|ARM_|GOOGLE_|AAD_)/;
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => signIn.test(name)));
const folder = process.env.PULUMI_HOME;
const home = folder && { folder: realpathSync(folder), plugins: realpathSync(path.join(folder, "plugins")) };
appendFileSync(process.env.RECORD, `${JSON.stringify({ program: path.basename(program), words, env, home })}\n`);
