using AiOps.Bot.Core.Alerts;

namespace AiOps.Bot.Tests.Core.Alerts;

public sealed class DeliverySignatureTests
{
    private const string Secret = "a-secret-of-at-least-thirty-two-characters";
    private static readonly byte[] Body = "{\"title\":\"x\"}"u8.ToArray();

    [Fact]
    public void ADeliverySignedWithTheSecretIsAuthentic() => Assert.Null(FaultOf(Signed()));

    /// <summary>openssl dgst -sha256 -hmac "a-secret-of-at-least-thirty-two-characters" -binary | base64, over msg-1.1767225600.{"title":"x"}.</summary>
    [Fact]
    public void TheSignatureIsThatOfTheStandard() =>
        Assert.Equal("v1,uowQ6bgayn44Qo0rcLnjtLkYBTaBtessf5RV1klFkPc=", DeliverySignature.Sign(Secret, "msg-1", 1_767_225_600, Body));

    [Fact]
    public void OneRightSignatureAmongSeveralIsEnough() => Assert.Null(FaultOf(Signed() with { Signature = "v1,AAAA v2,BBBB " + Signed().Signature }));

    [Fact]
    public void AChangedIdOrTimeOrBodyIsNotAuthentic()
    {
        Assert.NotNull(FaultOf(Signed() with { Id = "anm-2" }));
        Assert.NotNull(FaultOf(Signed() with { Time = (Some.Noon.ToUnixTimeSeconds() + 1).ToString(System.Globalization.CultureInfo.InvariantCulture) }));
        Assert.NotNull(DeliverySignature.FaultOf(Secret, Of(Signed()), "{}"u8, Some.Noon));
    }

    [Fact]
    public void WithoutASecretNobodyGetsIn() =>
        Assert.NotNull(DeliverySignature.FaultOf("", ("anm-1", Signed().Time, DeliverySignature.Sign("", "anm-1", Some.Noon.ToUnixTimeSeconds(), Body)), Body, Some.Noon));

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("-5")]
    [InlineData("99999999999999999999")]
    public void ATimeThatIsNoneIsNotAuthentic(string time) => Assert.NotNull(FaultOf(Signed() with { Time = time }));

    [Theory]
    [InlineData(301, "behind")]
    [InlineData(-301, "ahead")]
    public void ClocksThatAreTooFarApartAreSaidSo(int seconds, string told) =>
        Assert.Contains(told, DeliverySignature.FaultOf(Secret, Of(Signed()), Body, Some.Noon.AddSeconds(seconds))!, StringComparison.Ordinal);

    [Fact]
    public void FiveMinutesAreTolerated() => Assert.Null(DeliverySignature.FaultOf(Secret, Of(Signed()), Body, Some.Noon.AddMinutes(5)));

    private static Delivery Signed()
    {
        var seconds = Some.Noon.ToUnixTimeSeconds();
        return new("anm-1", seconds.ToString(System.Globalization.CultureInfo.InvariantCulture), DeliverySignature.Sign(Secret, "anm-1", seconds, Body));
    }

    private static string? FaultOf(Delivery sent) => DeliverySignature.FaultOf(Secret, Of(sent), Body, Some.Noon);

    private static (string, string, string) Of(Delivery sent) => (sent.Id, sent.Time, sent.Signature);

    private sealed record Delivery(string Id, string Time, string Signature);
}
