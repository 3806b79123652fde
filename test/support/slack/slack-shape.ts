import { fileURLToPath } from 'node:url';
import { Ajv, type SchemaObject } from 'ajv';
import { createGenerator } from 'ts-json-schema-generator';

const TYPES = fileURLToPath(new URL('./slack-shapes.ts', import.meta.url));

/** @returns what a message or a view has that Slack's own types do not allow. */
export function createShapeCheck(): (name: 'Message' | 'SlackView', value: unknown) => string[] {
  const generator = createGenerator({
    path: TYPES,
    skipTypeCheck: true,
    additionalProperties: false,
  });
  const ajv = new Ajv({ strict: false, allErrors: false, discriminator: false });
  const compile = (name: string) => {
    const schema: SchemaObject = Object(generator.createSchema(name));
    return ajv.compile(schema);
  };
  const checks = { Message: compile('Message'), SlackView: compile('SlackView') };
  return (name, value) => {
    if (checks[name](JSON.parse(JSON.stringify(value)))) return [];
    return [ajv.errorsText(checks[name].errors).slice(0, 500)];
  };
}
