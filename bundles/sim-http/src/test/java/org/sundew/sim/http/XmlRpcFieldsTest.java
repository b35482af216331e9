package org.sundew.sim.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Method and parameters of XML-RPC calls, however broken. */
class XmlRpcFieldsTest {
    @Test
    void readsMethodAndParameters() {
        assertThat(
                        XmlRpcFields.read(
                                "<methodCall> <methodName> wp.x </methodName><params>"
                                        + "<param><value><string>a&lt;b</string></value></param><param><value>c</value></param>"
                                        + "<param><value><int>7</int></value></param><param><value><string></string></value></param></params>"))
                .containsExactly(
                        new Field("methodName", "wp.x"),
                        new Field("param1", "a<b"),
                        new Field("param2", "c"),
                        new Field("param3", "7"),
                        new Field("param4", ""));
    }

    @Test
    void bearsWhatIsNoXml() {
        assertThat(XmlRpcFields.read("<".repeat(10_000))).isEmpty();
        assertThat(XmlRpcFields.read("<".repeat(2_000_000) + ">")).isEmpty();
        assertThat(XmlRpcFields.read("</string><string>x")).isEmpty();
        assertThat(XmlRpcFields.read("<value>x</value>".repeat(1000))).hasSize(100);
    }
}
