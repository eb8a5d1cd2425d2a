import { describe, expect, it } from 'vitest';
import { uiSchemaFor } from './uiSchema';

describe('uiSchemaFor', () => {
  const schema = {
    type: 'object',
    properties: {
      type: { type: 'string' },
      awsConfig: { type: 'object', properties: { awsRegion: { type: 'string', examples: ['eu-west-1'] }, awsSecretAccessKey: { type: 'string', format: 'password' } } },
    },
  };
  it('hides fixed members and gives secrets and suggestions their widgets at any depth', () =>
    expect(uiSchemaFor(schema, {})).toEqual({
      type: { 'ui:widget': 'hidden' },
      awsConfig: { awsRegion: { 'ui:widget': 'SuggestWidget' }, awsSecretAccessKey: { 'ui:widget': 'PasswordWidget' } },
    }));
  it('keeps the order that the server asks for and drops widgets that the page does not have', () =>
    expect(uiSchemaFor(schema, { 'ui:order': ['awsConfig', '*'], awsConfig: { awsRegion: { 'ui:widget': 'galaxy', 'ui:placeholder': 'eu-west-1' } } })).toMatchObject({
      'ui:order': ['awsConfig', '*'],
      awsConfig: { awsRegion: { 'ui:widget': 'SuggestWidget', 'ui:placeholder': 'eu-west-1' } },
    }));
});
