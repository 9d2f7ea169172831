package org.adsum.web.admin;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.ConverterException;
import jakarta.faces.convert.FacesConverter;
import jakarta.inject.Inject;
import org.adsum.course.boundary.CatalogueBoundary;
import org.adsum.course.boundary.CourseView;

/** A course by its code, chosen from the suggestions or typed in full. */
@FacesConverter(value = "adsum.course", managed = true)
public class CourseConverter implements Converter<CourseView> {
  @Inject CatalogueBoundary catalogue;

  @Override
  public CourseView getAsObject(FacesContext context, UIComponent component, String code) {
    return code == null || code.isBlank()
        ? null
        : catalogue
            .findCourse(code.strip())
            .orElseThrow(
                () ->
                    new ConverterException(
                        new FacesMessage(
                            FacesMessage.SEVERITY_ERROR,
                            FormReply.text("wrong.course", code.strip()),
                            null)));
  }

  @Override
  public String getAsString(FacesContext context, UIComponent component, CourseView course) {
    return course == null ? "" : course.code();
  }
}
