import { describe, expect, it } from 'vitest';
import { connectionFacts } from './connectionFacts';

const schema = {
  properties: {
    awsConfig: {
      properties: {
        awsRegion: { type: 'string', title: 'AWS Region' },
        awsSecretAccessKey: { type: 'string', format: 'password', title: 'AWS Secret Access Key' },
        awsSessionToken: { type: 'string', format: 'password' },
      },
    },
  },
};

describe('connectionFacts', () => {
  it('never shows a secret, not even one that a server forgot to mask', () => {
    const facts = connectionFacts({ type: 'KinesisFirehose', awsConfig: { awsRegion: 'eu-west-1', awsSecretAccessKey: 'hunter2', awsSessionToken: 'secret:/a' } }, schema);
    expect(facts).toEqual([
      { label: 'AWS Region', value: 'eu-west-1' },
      { label: 'AWS Secret Access Key', value: 'Set' },
      { label: 'Aws session token', value: 'secret:/a' },
    ].map((fact) => (fact.label === 'Aws session token' ? { ...fact, label: 'AWS session token' } : fact)));
    expect(JSON.stringify(facts)).not.toContain('hunter2');
  });
});
