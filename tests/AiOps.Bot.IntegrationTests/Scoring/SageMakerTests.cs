using System.Net;
using System.Net.Http.Json;
using AiOps.Bot.Aws.SageMaker;
using AiOps.Bot.Configuration;
using AiOps.Bot.Core.Anomalies.Models;
using AiOps.Bot.Detection.Tables;
using AiOps.Bot.IntegrationTests.WebConsole;
using AiOps.Bot.Sandbox;
using AiOps.Bot.Tests;
using AiOps.Bot.Tests.Commands;

namespace AiOps.Bot.IntegrationTests.Scoring;

/// <summary>Our client of SageMaker endpoints against the simulated account, which checks signatures; behind its endpoint is a real isolation forest.</summary>
public sealed class SageMakerTests : IAsyncLifetime
{
    private const string Endpoint = "fraud-forest";
    private readonly string _folder = Directory.CreateTempSubdirectory("aiops-endpoint-").FullName;
    private readonly FeatureTable _table = Some.Crowd(600, 6).Table;
    private readonly ITableScorer _forest;
    private SandboxAccount _account = null!;

    public SageMakerTests() => _forest = TableScorers.Named("isolation-forest").Fit(TrainingTable.Unlabelled(_table), new(1, 1), TestContext.Current.CancellationToken);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _account = await SandboxAccount.StartAsync(new SandboxOptions { HistoryDays = 1 }, TimeProvider.System, Ct);
        _account.Endpoints.Deploy(Endpoint, 3, "scores", Score);
    }

    public async ValueTask DisposeAsync()
    {
        await _account.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("text/csv", "application/json")]
    [InlineData("text/csv", "text/csv")]
    [InlineData("application/json", "application/json")]
    public async Task ScoresAreThoseOfTheModelBehindTheEndpoint(string contentType, string accept)
    {
        var scorer = Scorer(o => (o.ContentType, o.Accept, o.MostRows) = (contentType, accept, 250));
        var expected = new double[_table.Rows];
        _forest.Score(_table.Values, expected);

        var scores = await scorer.ScoreAsync(_table.Values.ToArray(), Ct);

        Assert.Equal(expected, scores);
        Assert.Equal(3, _account.Endpoints.Answered);
    }

    [Fact]
    public async Task UnboundedScoresKeepTheirOrderBelowOne()
    {
        _account.Endpoints.Deploy(Endpoint, 1, "scores", rows => [.. rows.Select(r => r[0])]);

        var scores = await Scorer(o => (o.Unbounded, o.Columns) = (true, ["a"])).ScoreAsync(new float[] { 1, 3 }, Ct);

        Assert.Equal([0.5, 0.75], scores);
        Assert.Contains("Unbounded", (await FaultAsync(Scorer(o => o.Columns = ["a"]), [3f])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ThrottlingException", 429)]
    [InlineData("ModelNotReadyException", 429)]
    [InlineData("ServiceUnavailable", 503)]
    [InlineData("InternalDependencyException", 530)]
    public async Task WhatPassesIsTriedAgain(string code, int status)
    {
        _account.Endpoints.FailNext(code, status, times: 2);

        Assert.Single(await Scorer().ScoreAsync(new float[] { 0, 0, 0 }, Ct));
    }

    [Fact]
    public async Task AnErrorOfTheContainerIsToldWithItsOwnStatusAndNotRepeated()
    {
        _account.Endpoints.FailNext("ModelError", 424, originalStatus: 500);

        var fault = await FaultAsync(Scorer(), [0f, 0, 0]);

        Assert.False(fault.IsTransient);
        Assert.Contains("ModelError", fault.Message, StringComparison.Ordinal);
        Assert.Contains("the container answered 500", fault.Message, StringComparison.Ordinal);
        Assert.Equal(0, _account.Endpoints.Answered);
    }

    [Fact]
    public async Task AnEndpointThatStaysAwayIsTransient()
    {
        _account.Endpoints.FailNext("ModelNotReadyException", 429, times: 50);

        Assert.True((await FaultAsync(Scorer(), [0f, 0, 0])).IsTransient);
    }

    [Fact]
    public async Task AMissingPermissionSaysWhichPolicyGivesIt()
    {
        _account.Faults.Deny("sagemaker:InvokeEndpoint");

        Assert.Contains("manifests/iam/scorer-policy.json", (await FaultAsync(Scorer(), [0f, 0, 0])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWrongSecretIsRefusedByItsSignature() =>
        Assert.Contains("Signature", (await FaultAsync(Scorer(o => o.Credentials.SecretAccessKey = "not-the-secret"), [0f, 0, 0])).Message, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public async Task OtherColumnsThanTheModelsAreTold() =>
        Assert.Contains("trained on 3", (await FaultAsync(Scorer(o => o.Columns = ["a"]), [0f])).Message, StringComparison.Ordinal);

    [Fact]
    public async Task NoMoreCallsAreMadeThanTheSettingsAllow()
    {
        var scorer = Scorer(o => o.CallsPerHour = 2);
        await scorer.ScoreAsync(new float[] { 0, 0, 0 }, Ct);
        await scorer.ScoreAsync(new float[] { 0, 0, 0 }, Ct);

        Assert.Contains("CallsPerHour", (await FaultAsync(scorer, [0f, 0, 0])).Message, StringComparison.Ordinal);
        Assert.Equal(2, _account.Endpoints.Answered);
    }

    [Fact]
    public async Task TheApiScoresByTheEndpointOfTheSettings()
    {
        await using var host = await ServedRole.StartAsync(_folder, null, [.. Settings()]);

        var answer = await (await host.Http.PostAsJsonAsync("/api/v1/score", new { model = "fraud", columns = (string[])["c", "a", "b"], rows = (object[][])[[0, 0, 0], [0, 9, -9], [0, "x", 0]] }, Ct)).JsonAsync();
        var lacking = await host.Http.PostAsJsonAsync("/api/v1/score", new { model = "fraud", columns = (string[])["c", "a"], rows = (int[][])[[0, 0]] }, Ct);
        _account.Endpoints.FailNext("ModelError", 424, originalStatus: 500);
        var failing = await host.Http.PostAsJsonAsync("/api/v1/score", new { model = "fraud", columns = (string[])["c", "a", "b"], rows = (int[][])[[0, 0, 0]] }, Ct);

        Assert.Equal("fraud", answer.GetProperty("model").GetString());
        Assert.Equal(1, answer.GetProperty("badCells").GetInt32());
        var rows = answer.GetProperty("rows");
        Assert.True(rows[1].GetProperty("score").GetDouble() > rows[0].GetProperty("score").GetDouble());
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadGateway), (lacking.StatusCode, failing.StatusCode));
    }

    [Fact]
    public async Task FaultsOfTheSettingsAreListedByTheirKeys()
    {
        var fault = await Assert.ThrowsAsync<ConfigurationException>(() => ServedRole.StartAsync(
            _folder, null, ("Scoring:SageMaker:0:Name", "Fraud!"), ("Scoring:SageMaker:0:Endpoint", "arn:aws:sagemaker"), ("Scoring:SageMaker:0:Threshold", "7"), ("Aws:Region", "eu-central-1")));

        Assert.All(["Scoring:SageMaker:0:Name", "Scoring:SageMaker:0:Endpoint", "Scoring:SageMaker:0:Columns", "Scoring:SageMaker:0:Threshold"], key => Assert.Contains(key, fault.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task TheCommandLineScoresATableByAnEndpoint()
    {
        var (input, config) = (Path.Combine(_folder, "in.csv"), Path.Combine(_folder, "aiops.yaml"));
        await File.WriteAllTextAsync(input, "a,b,c\n0,0,0\n9,-9,0\n,,\n", Ct);
        await File.WriteAllLinesAsync(config, ["Scoring:", "  SageMaker:", "    - Name: fraud", $"      Endpoint: {Endpoint}", $"      Region: {_account.Region}", $"      Address: {_account.Endpoint}", "      Columns: [a, b, c]",
            "      Credentials:", $"        AccessKeyId: {_account.AccessKeyId}", $"        SecretAccessKey: {_account.SecretAccessKey}"], Ct);

        var run = await CommandRun.OfAsync("", "score-table", "--input", input, "--scorer", "sagemaker:" + Endpoint, "--config", config);

        Assert.True(run.Code == 0, run.Error.ToString());
        Assert.Equal("row,anomaly_score", run.Lines[0].Trim());
        Assert.Equal(4, run.Lines.Count);
    }

    private static async Task<RemoteScorerException> FaultAsync(IRemoteScorer scorer, float[] rows) => await Assert.ThrowsAsync<RemoteScorerException>(() => scorer.ScoreAsync(rows, Ct));

    private IReadOnlyList<double> Score(IReadOnlyList<double[]> rows)
    {
        var scores = new double[rows.Count];
        _forest.Score([.. rows.SelectMany(r => r.Select(v => (float)v))], scores);
        return scores;
    }

    private IRemoteScorer Scorer(Action<EndpointOptions>? change = null)
    {
        var options = new EndpointOptions
        {
            Name = "fraud", Endpoint = Endpoint, Region = _account.Region, Address = _account.Endpoint, Columns = ["a", "b", "c"],
            Credentials = new() { AccessKeyId = _account.AccessKeyId, SecretAccessKey = _account.SecretAccessKey },
        };
        change?.Invoke(options);
        return SageMakerRegistration.Create(options, TimeProvider.System);
    }

    private IEnumerable<(string, string)> Settings() =>
    [
        ("Scoring:SageMaker:0:Name", "fraud"), ("Scoring:SageMaker:0:Endpoint", Endpoint), ("Scoring:SageMaker:0:Region", _account.Region), ("Scoring:SageMaker:0:Address", _account.Endpoint.ToString()),
        ("Scoring:SageMaker:0:Columns:0", "a"), ("Scoring:SageMaker:0:Columns:1", "b"), ("Scoring:SageMaker:0:Columns:2", "c"),
        ("Scoring:SageMaker:0:Credentials:AccessKeyId", _account.AccessKeyId), ("Scoring:SageMaker:0:Credentials:SecretAccessKey", _account.SecretAccessKey),
    ];
}
