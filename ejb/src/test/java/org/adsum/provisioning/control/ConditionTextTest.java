package org.adsum.provisioning.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Map;
import org.adsum.identity.entity.AccountState;
import org.adsum.provisioning.boundary.AccountCondition;
import org.adsum.provisioning.boundary.AccountCondition.Always;
import org.adsum.provisioning.boundary.AccountCondition.Both;
import org.adsum.provisioning.boundary.AccountCondition.Compared;
import org.adsum.provisioning.boundary.AccountCondition.Comparison;
import org.adsum.provisioning.boundary.AccountCondition.Either;
import org.adsum.provisioning.boundary.AccountCondition.Field;
import org.adsum.provisioning.boundary.AccountCondition.Not;
import org.junit.jupiter.api.Test;

class ConditionTextTest {

  @Test
  void aValueIsAParameterAndNeverText() {
    String attack = "' or 1 = 1 --";
    ConditionText text = new ConditionText(new Compared(Field.USER_NAME, Comparison.EQUAL, attack));
    assertEquals("u.username = :p0", text.jpql());
    assertEquals(Map.of("p0", attack), text.parameters());
  }

  @Test
  void wildcardsInAValueArePlainCharacters() {
    ConditionText text = new ConditionText(new Compared(Field.EMAIL, Comparison.CONTAINS, "50%_!"));
    assertEquals("u.email like :p0 escape '!'", text.jpql());
    assertEquals("%50!%!_!!%", text.parameters().get("p0"));
  }

  @Test
  void aMissingValueFulfilsTheOppositeOfAComparison() {
    AccountCondition other = new Not(new Compared(Field.EXTERNAL_ID, Comparison.EQUAL, "x"));
    assertEquals(
        "(case when l.externalId = :p0 then 1 else 0 end) = 0", new ConditionText(other).jpql());
  }

  @Test
  void conditionsKeepTheirBrackets() {
    AccountCondition active = new Compared(Field.ACTIVE, Comparison.EQUAL, true);
    ConditionText text =
        new ConditionText(new Both(new Either(active, new Always(false)), new Always(true)));
    assertEquals("((u.state = :p0 or 1 = 0) and 1 = 1)", text.jpql());
    assertEquals(Map.of("p0", AccountState.ACTIVE), text.parameters());
    assertFalse(text.jpql().contains("ACTIVE"));
  }
}
