package org.adsum.web.shell;

import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ELResolver;
import jakarta.el.PropertyNotWritableException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;

/**
 * Lets pages write {@code #{user.name}} for a record: the EL of Jakarta EE 10 knows beans only. A
 * name that is no component is left to the other resolvers.
 */
public class RecordELResolver extends ELResolver {

  @Override
  public Object getValue(ELContext context, Object base, Object property) {
    Optional<Method> accessor = accessor(base, property);
    if (accessor.isEmpty()) {
      return null;
    }
    context.setPropertyResolved(base, property);
    try {
      return accessor.get().invoke(base);
    } catch (ReflectiveOperationException failure) {
      throw new ELException(failure);
    }
  }

  @Override
  public Class<?> getType(ELContext context, Object base, Object property) {
    Optional<Method> accessor = accessor(base, property);
    accessor.ifPresent(found -> context.setPropertyResolved(base, property));
    return accessor.<Class<?>>map(Method::getReturnType).orElse(null);
  }

  @Override
  public void setValue(ELContext context, Object base, Object property, Object value) {
    if (accessor(base, property).isPresent()) {
      throw new PropertyNotWritableException(property.toString());
    }
  }

  @Override
  public boolean isReadOnly(ELContext context, Object base, Object property) {
    boolean known = accessor(base, property).isPresent();
    context.setPropertyResolved(known || context.isPropertyResolved());
    return known;
  }

  @Override
  public Class<?> getCommonPropertyType(ELContext context, Object base) {
    return base instanceof Record ? String.class : null;
  }

  private static Optional<Method> accessor(Object base, Object property) {
    return base instanceof Record
        ? Arrays.stream(base.getClass().getRecordComponents())
            .filter(component -> component.getName().equals(property))
            .map(component -> component.getAccessor())
            .findFirst()
        : Optional.empty();
  }
}
