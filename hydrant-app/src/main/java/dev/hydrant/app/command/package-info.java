/** One small class per subcommand. */
@NullMarked
package dev.hydrant.app.command;

import org.jspecify.annotations.NullMarked;
