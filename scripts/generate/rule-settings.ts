import * as z from 'zod';
import { pageAddress } from '../../core/rules/address.ts';
import { rules } from '../../core/rules/index.ts';
import type { Rule } from '../../core/rules/rule.ts';
import { severities } from '../../core/severity.ts';

/** The JSON schema of `lora.rules`: a property by rule, which is a severity or a table with the rule's options. */
export function ruleSettingsSchema(): Record<string, unknown> {
  return {
    type: 'object',
    // Among the other settings, whose places stand in package.json.
    order: 180,
    // Of several open folders each may have its own.
    scope: 'resource',
    default: {},
    markdownDescription: '%configuration.rules%',
    properties: Object.fromEntries(rules.map((rule) => [rule.code, settingOf(rule)])),
    additionalProperties: false,
  };
}

function settingOf({ code, title, severity, options }: Rule): Record<string, unknown> {
  const level = { type: 'string', enum: ['off', ...severities] };
  const { properties = {} } = z.toJSONSchema(options) as { properties?: Record<string, unknown> };
  return {
    markdownDescription: `${title}. [${code}](${pageAddress(code)})`,
    default: severity,
    oneOf: [
      level,
      { type: 'object', properties: { severity: level, ...properties }, additionalProperties: false },
    ],
  };
}
