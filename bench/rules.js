"use strict";
require("../preview/register");
const [rounds, ...counts] = process.argv.slice(2).map(Number);
require("./rules.ts").printSecondsOfRules(rounds, counts);
