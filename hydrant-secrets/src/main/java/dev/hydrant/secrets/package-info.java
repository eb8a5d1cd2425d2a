/**
 * Secret references and the stores that resolve them; used in the process that reads AWS, alone.
 */
@NullMarked
package dev.hydrant.secrets;

import org.jspecify.annotations.NullMarked;
