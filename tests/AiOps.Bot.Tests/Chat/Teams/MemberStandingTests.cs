using System.Text.Json;
using AiOps.Bot.Chat.Teams.Api;
using AiOps.Bot.Core.Conversations;

namespace AiOps.Bot.Tests.Chat.Teams;

public sealed class MemberStandingTests
{
    private static ChatStanding Of(string member, string tenant = "home") => MemberStanding.Of(JsonDocument.Parse(member).RootElement, tenant, "ana", "home");

    [Theory]
    [InlineData("""{"aadObjectId":"ana","tenantId":"home","userRole":"user","userPrincipalName":"ana@contoso.com"}""", ChatStanding.Member)]
    [InlineData("""{"objectId":"ANA","tenantId":"HOME"}""", ChatStanding.Member)]
    [InlineData("""{"aadObjectId":"ana","userRole":"guest"}""", ChatStanding.Guest)]
    [InlineData("""{"aadObjectId":"ana","userRole":"anonymous"}""", ChatStanding.Guest)]
    [InlineData("""{"aadObjectId":"ana","userPrincipalName":"ana_example.com#EXT#@contoso.onmicrosoft.com"}""", ChatStanding.Guest)]
    [InlineData("""{"aadObjectId":"ana","tenantId":"other"}""", ChatStanding.Outsider)]
    [InlineData("""{"aadObjectId":"ben","tenantId":"home"}""", ChatStanding.Unknown)]
    [InlineData("""{"tenantId":"home"}""", ChatStanding.Unknown)]
    [InlineData("""[]""", ChatStanding.Unknown)]
    [InlineData("""{"aadObjectId":"ana","userRole":"bot"}""", ChatStanding.Bot)]
    public void TheRecordSaysWhatTheyAre(string member, ChatStanding standing) => Assert.Equal(standing, Of(member));

    [Fact]
    public void AnIdentityOfAnotherTenantIsAnOutsiderWhateverTheRecordSays() =>
        Assert.Equal(ChatStanding.Outsider, Of("""{"aadObjectId":"ana","tenantId":"home","userRole":"user"}""", "other"));
}
