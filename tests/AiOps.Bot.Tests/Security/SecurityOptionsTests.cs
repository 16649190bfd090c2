using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Security;
using People = AiOps.Bot.Security.People;

namespace AiOps.Bot.Tests.Security;

public sealed class SecurityOptionsTests
{
    [Fact]
    public void TheDefaultsAreValid() => Assert.True(new SecurityOptionsValidation().Validate(null, new()).Succeeded);

    [Fact]
    public void AllFaultsAreToldAtOnceEachWithItsKey()
    {
        var options = new SecurityOptions
        {
            Tokens = [new() { Name = "", Person = "nobody", Sha256 = "abc" }],
            People = [new() { Id = "", MayApproveUpTo = ActionTier.Forbidden, Accounts = ["slack"] }],
            AllowedHosts = ["http://aiops.example.com"],
            AllowedOrigins = ["aiops.example.com"],
        };

        var faults = new SecurityOptionsValidation().Validate(null, options).Failures!.ToList();

        string[] keys =
        [
            "Tokens:0:Name", "Tokens:0:Sha256", "Tokens:0:Person", "People:0:Id", "People:0:MayApproveUpTo", "People:0:Accounts", "AllowedHosts", "AllowedOrigins",
        ];
        Assert.All(keys, key => Assert.Contains(faults, f => f.StartsWith("Security:" + key, StringComparison.Ordinal)));
    }

    [Fact]
    public void WithoutTokensTheLocalOperatorMayApprove()
    {
        var approver = People.Directory(new()).Identify(People.LocalOperator);

        Assert.Equal(ActionTier.Disruptive, approver!.Person.MayApproveUpTo);
    }

    [Fact]
    public void WithTokensThereIsNoLocalOperator()
    {
        var options = new SecurityOptions { Tokens = [new() { Name = "laptop", Person = "ana" }], People = [new() { Id = "ana" }] };

        Assert.Null(People.Directory(options).Identify(People.LocalOperator));
    }

    [Fact]
    public void OnePersonIsTheSameOverApiConsoleAndChat()
    {
        var options = new SecurityOptions
        {
            Tokens = [new() { Name = "laptop", Person = "ana" }],
            People = [new() { Id = "ana", Accounts = ["slack:T1/U1"] }],
        };
        var directory = People.Directory(options);

        var people = new[] { new VerifiedIdentity("api", "laptop"), new("console", "laptop"), new("slack", "T1/U1") }.Select(i => directory.Identify(i)!.Person.Id);
        Assert.Equal(["ana", "ana", "ana"], people);
    }
}
