#!/usr/bin/env node
// The hook of .pre-commit-hooks.yaml: audits each manifest or package named with the options that stand before them. Installs
// the project first when need be.
import './ensure-installed.mjs';
import { auditEach } from './audit-each.mjs';

process.exitCode = auditEach(process.argv.slice(2));
