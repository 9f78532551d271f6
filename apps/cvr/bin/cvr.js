#!/usr/bin/env node
import '../dist/cvr.js';
