package org.adsum.provisioning.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportKindTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sourcedId,status,name,type,identifier,parentSourcedId|FACULTIES",
        "sourcedId,status,title,type,startDate,endDate,parentSourcedId,schoolYear|TERMS",
        "sourcedId,status,title,courseCode,orgSourcedId|COURSES",
        "sourcedId,title,courseSourcedId,classCode,classType,location,termSourcedIds|SECTIONS",
        "sourcedId,enabledUser,username,givenName,familyName,email|USERS",
        "sourcedId,classSourcedId,schoolSourcedId,userSourcedId,role,beginDate,endDate|ENROLMENTS",
        "User Name,E-mail,Roles|USERS",
        "user,course,term,number|ENROLMENTS",
        "course,term,number,room|SECTIONS",
        "code,title,faculty|COURSES",
        "code,title,start,end|TERMS"
      })
  void theColumnsTellWhatAFileHolds(String header, ImportKind kind) {
    assertEquals(Optional.of(kind), ImportKind.ofHeader(List.of(header.split(","))));
  }

  @ParameterizedTest
  @CsvSource({
    "users.csv,USERS",
    "data/academicSessions.csv,TERMS",
    "CLASSES.CSV,SECTIONS",
    "enrollments.csv,ENROLMENTS",
    "orgs.csv,FACULTIES"
  })
  void oneRostersFileNamesTellWhatAFileHolds(String name, ImportKind kind) {
    assertEquals(Optional.of(kind), ImportKind.ofFileName(name));
  }

  @Test
  void otherColumnsTellNothing() {
    assertEquals(Optional.empty(), ImportKind.ofHeader(List.of("a", "b")));
    assertEquals(Optional.empty(), ImportKind.ofFileName("manifest.csv"));
  }
}
