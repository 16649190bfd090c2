using AiOps.Bot.Detection.Templates;

namespace AiOps.Bot.Tests.Detection.Templates;

public sealed class TemplateMinerTests
{
    private static readonly string[] Users = ["anna", "bert", "carl", "dora", "emil", "fritz"];

    private static TemplateMiner Taught(params IEnumerable<string> lines)
    {
        var miner = new TemplateMiner();
        foreach (var line in lines)
        {
            miner.Learn(line);
        }

        return miner;
    }

    [Fact]
    public void LinesThatDifferByTypedPartsShareATemplate()
    {
        var miner = new TemplateMiner();
        var first = miner.Learn("connected to 10.0.0.1 in 12 ms");
        var second = miner.Learn("connected to 10.0.0.2 in 7 ms");
        Assert.True(first.IsNew);
        Assert.Equal(new TemplateMatch(first.Id, IsNew: false), second);
        Assert.Equal("connected to <ip> in <num> ms", miner.Find(first.Id)?.Text);
    }

    [Fact]
    public void AWordThatKeepsChangingBecomesVariable()
    {
        var miner = Taught(Users.Select(user => $"session opened for user {user} by root"));
        var template = Assert.Single(miner.Templates);
        Assert.Equal(("session opened for user <*> by root", 6L), (template.Text, template.Count));
    }

    [Fact]
    public void TwoWordsThatChangeTogetherBecomeVariable()
    {
        var random = new Random(3);
        var miner = Taught(Enumerable.Range(0, 40).Select(_ => $"user {Word(random)} opened document {Word(random)} today"));
        Assert.Equal("user <*> opened document <*> today", Assert.Single(miner.Templates).Text);
    }

    [Fact]
    public void TwoWordsThatMatterStayApart() =>
        Assert.Equal(2, Taught("the disk check has passed", "the disk check has failed").Count);

    [Fact]
    public void SingleWordsNeverBecomeOneTemplate() => Assert.Equal(6, Taught(Users).Count);

    [Fact]
    public void AJoinedTemplateIsFoundByTheIdsOfItsMembers()
    {
        var miner = new TemplateMiner();
        var ids = Users.Select(user => miner.Learn($"session opened for user {user} by root").Id).ToList();
        Assert.All(ids, id => Assert.Equal("session opened for user <*> by root", miner.Find(id)?.Text));
        Assert.Equal(ids[0], miner.Learn("session opened for user zoe by root").Id);
    }

    [Fact]
    public void WhatTheWordsHaveInCommonStaysInTheTemplate()
    {
        var miner = Taught(Users.Select(user => $"login failure for rhost=10.0.0.1 user={user} denied"));
        Assert.Equal("login failure for rhost=<ip> user=<*> denied", Assert.Single(miner.Templates).Text);
    }

    [Fact]
    public void ParametersComeFromLeftToRight()
    {
        var miner = Taught(Users.Select(user => $"login of ({user}) from 10.0.0.1 took 5 ms"));
        const string Line = "login of (zoe) from 192.0.2.7 took 31 ms";
        var reader = new TemplateReader(miner);
        reader.Read(Line);
        Assert.Equal(["zoe", "192.0.2.7", "31"], Enumerable.Range(0, reader.ParameterCount).Select(i => reader.Parameter(Line, i).ToString()));
        Assert.Equal((true, "login of (<*>) from <ip> took <num> ms"), (reader.IsKnown, reader.TextOf(Line)));
    }

    [Fact]
    public void MatchingLearnsNothing()
    {
        var miner = Taught("one known line");
        Assert.Null(miner.Match("some other text"));
        Assert.Equal(1, miner.Count);
    }

    [Fact]
    public void IdsAreTheSameInAnotherMiner() =>
        Assert.Equal(Taught("a b 1").Templates[0].Id, Taught("x", "a b 2").Templates[1].Id);

    [Fact]
    public void AFloodOfDifferentLinesStaysBounded()
    {
        var miner = new TemplateMiner(new TemplateMinerOptions { MaxTemplates = 100, MaxTokens = 1_000, MaxVariations = 200 });
        var random = new Random(1);
        for (var i = 0; i < 5_000; i++)
        {
            miner.Learn(string.Join(' ', Enumerable.Range(0, 1 + random.Next(9)).Select(_ => Word(random))));
        }

        Assert.InRange(miner.Count, 1, 100);
    }

    [Fact]
    public void TheTemplatesInUseOutliveAFlood()
    {
        var miner = new TemplateMiner(new TemplateMinerOptions { MaxTemplates = 100 });
        var random = new Random(2);
        var id = miner.Learn("the heartbeat was sent").Id;
        for (var i = 0; i < 2_000; i++)
        {
            miner.Learn($"{Word(random)} {Word(random)}");
            Assert.False(miner.Learn("the heartbeat was sent").IsNew);
        }

        Assert.Equal(2_001, miner.Find(id)?.Count);
    }

    private static string Word(Random random) => string.Concat(Enumerable.Range(0, 6).Select(_ => (char)('g' + random.Next(20))));
}
