"use strict";
require("../preview/compile-cache");
require("../preview/lean-sdk");
void require("./many-in-preview.ts").previewMany();
