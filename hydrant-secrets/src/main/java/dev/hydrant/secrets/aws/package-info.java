/**
 * AWS Secrets Manager and Systems Manager Parameter Store, through the AWS SDK; its types stop
 * here.
 */
@NullMarked
package dev.hydrant.secrets.aws;

import org.jspecify.annotations.NullMarked;
