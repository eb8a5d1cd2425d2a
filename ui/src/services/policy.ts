/** What a role needs at least, and what makes lineage complete. */
export const requiredActions = ['firehose:ListDeliveryStreams', 'firehose:DescribeDeliveryStream'];
export const lineageActions = ['firehose:ListTagsForDeliveryStream', 'dynamodb:ListTables', 'dynamodb:DescribeKinesisStreamingDestination'];

/** An IAM policy document with both. */
export const policyDocument = (): string =>
  JSON.stringify(
    {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: [...requiredActions, ...lineageActions], Resource: '*' }],
    },
    null,
    2,
  );
