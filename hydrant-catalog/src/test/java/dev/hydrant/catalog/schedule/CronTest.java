package dev.hydrant.catalog.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 * * * *            | Every hour
          15 * * * *           | Every hour at minute 15
          0 0 * * *            | Every day at 00:00
          30 6 * * 1-5         | Every weekday at 06:30
          0 0 * * 1            | Every Monday at 00:00
          0 0 1 * *            | On day 1 of every month at 00:00
          0 0 1,15 JAN-MAR *   | On day 1 and 15 of January, February and March at 00:00
          0 9 * * MON,wed      | Every Monday and Wednesday at 09:00
          0 6,18 * * *         | Every day at 06:00 and 18:00
          5 */6 * * *          | Every 6 hours at minute 5
          0 */6 * * SUN        | Every 6 hours, every Sunday
          0 8-18 * * 1-5       | Every hour from 08:00 to 18:00, every weekday
          0 0 13 * FRI         | On day 13 of every month and every Friday at 00:00
          0 0 29 2 *           | On day 29 of February at 00:00
          0 0 * * SUN-TUE      | Every Sunday, Monday and Tuesday at 00:00
          0 0 * 12 *           | Every day in December at 00:00
          0-0 0 * * *          | Every day at 00:00
          """)
  void anExpressionIsSaidInWords(String cron, String words) {
    assertThat(Cron.parse(cron).words()).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          60 0 * * *      | minute: 60 is not between 0 and 59.
          0 24 * * *      | hour: 24 is not between 0 and 23.
          0 0 0 * *       | day of month: 0 is not between 1 and 31.
          0 0 32 * *      | day of month: 32 is not between 1 and 31.
          0 0 * 13 *      | month: 13 is not between 1 and 12.
          0 0 * FOO *     | month: 'FOO' is not a value, list, range or step of 1 to 12 or JAN to DEC.
          0 0 * * 7       | day of week: 7 is not between 0 and 6. Sunday is 0.
          0 0 * * FRI-SUN | day of week: the range 'FRI-SUN' runs backwards; write its values as a list.
          0 0 1-2-3 * *   | day of month: '1-2-3' is not a value, list, range or step of 1 to 31.
          0 0 1,, * *     | day of month: '' is not a value, list, range or step of 1 to 31.
          0 */0 * * *     | hour: the step of '*/0' must lie between 1 and 23.
          0 -1 * * *      | hour: '-1' is not a value, list, range or step of 0 to 23.
          0 0 L * *       | day of month: 'L' is not a value, list, range or step of 1 to 31.
          */5 * * * *     | minute: '*/5' runs more often than once an hour; give one minute, such as 0.
          * * * * *       | minute: '*' runs more often than once an hour; give one minute, such as 0.
          0,30 9 * * *    | minute: '0,30' runs more often than once an hour; give one minute, such as 0.
          0 0 30 2 *      | day of month: no month that is given has such a day.
          0 0 31 4,JUN *  | day of month: no month that is given has such a day.
          """)
  void whatCannotBeUsedIsRefusedWithTheFieldsName(String cron, String sentence) {
    assertThatThrownBy(() -> Cron.parse(cron))
        .isInstanceOf(CronException.class)
        .hasMessage(sentence);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0 0 * *",
        "0 0 * * * *",
        "0  0 * * *",
        " 0 0 * * *",
        "@daily",
        "0\t0\t*\t*\t*"
      })
  void anythingButFiveFieldsWithOneBlankBetweenIsRefused(String cron) {
    assertThatThrownBy(() -> Cron.parse(cron))
        .isInstanceOf(CronException.class)
        .hasMessageContaining("five fields");
  }
}
