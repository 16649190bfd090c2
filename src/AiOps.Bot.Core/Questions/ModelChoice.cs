using AiOps.Bot.Core.Investigations.Models;
using AiOps.Bot.Core.Investigations.Narration;
using AiOps.Bot.Core.Investigations.Prompts;
using AiOps.Bot.Core.Investigations.Queries;
using AiOps.Bot.Core.Redaction;
using AiOps.Bot.Core.Telemetry;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Core.Questions;

/// <summary>
/// Lets a model choose the query. All it can say is a typed query; the accounts that may be told of, the widest window and the number of rows are set by code, whatever it or the question says.
/// </summary>
internal sealed partial class ModelChoice(
    IChatClient model, IPrompts prompts, ILogStore logs, IOptions<QuestionOptions> options, TimeProvider time, ILogger<ModelChoice> logger, IRedactor? redactor = null) : IChooseQuery
{
    private const int NewestLines = 1_000;
    private const int KnownNames = 40;
    private const int MostCharacters = 8_000;
    private const int MostEarlier = 5;

    private readonly Prompt _prompt = prompts.For(PromptPurpose.ChooseQuery);
    private readonly string _name = (model.GetService(typeof(ChatClientMetadata)) as ChatClientMetadata)?.DefaultModelId ?? "model";

    public async Task<LookUp?> ChooseAsync(ReadQuestion read, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.Value.ModelTimeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            var messages = _prompt.Render(await ValuesAsync(read, linked.Token));
            var settings = new ChatOptions
            {
                Temperature = _prompt.Settings.Temperature, MaxOutputTokens = _prompt.Settings.MaxTokens, ResponseFormat = ChatResponseFormat.ForJsonSchema(QueryForm.Schema, "query"),
            };
            var reply = await Task.Run(() => BoundedReply.ReadAsync(model, messages, (new ModelCall(null).On(settings), MostCharacters), linked.Token), linked.Token).WaitAsync(linked.Token);
            return reply.IsWhole ? Read(reply.Text, read) : null;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            LogFailed(_name, exception.GetType().Name);
            return null;
        }
    }

    private LookUp? Read(string text, ReadQuestion read)
    {
        var answer = JsonAnswer.Read(text, QueryForm.Schema);
        var frame = new QueryFrame(read.Asked.AskedAt, read.Window, options.Value.WidestWindow, read.Asked.Accounts is { } accounts ? [.. accounts] : null);
        var (query, fault) = answer.Fault is null ? QueryForm.Read(answer.Value, frame) : (null, answer.Fault);
        if (query is null)
        {
            LogMalformed(_name, fault ?? "");
            return null;
        }

        return new(query, [], []) { Model = _name };
    }

    private async Task<Dictionary<string, string>> ValuesAsync(ReadQuestion read, CancellationToken cancellationToken)
    {
        var text = new PromptText(redactor?.Unbound);
        var newest = await logs.QueryAsync(new() { Window = read.Window, Limit = NewestLines, NewestFirst = true }, cancellationToken);
        return new()
        {
            [PromptInputs.Question] = EvidenceBook.Write(text.Of(read.Asked.Text)),
            [PromptInputs.Earlier] = EvidenceBook.Write(read.Asked.Earlier.TakeLast(MostEarlier).Select(e => new { question = text.Of(e.Text), at = EvidenceBook.Time(e.AskedAt) })),
            [PromptInputs.Known] = EvidenceBook.Write(new
            {
                groups = newest.Events.Select(e => e.Event.Stream.Group).Distinct(StringComparer.Ordinal).Take(KnownNames).Select(text.Of),
                resources = newest.Events.Select(e => e.Event.Resource.Value).Distinct(StringComparer.Ordinal).Take(KnownNames).Select(text.Of),
            }),
            [PromptInputs.Now] = EvidenceBook.Write(new
            {
                now = EvidenceBook.Time(read.Asked.AskedAt), zone = read.Asked.Zone.Id, looking_at = new { from = EvidenceBook.Time(read.Window.From), to = EvidenceBook.Time(read.Window.To) },
            }),
        };
    }

    [LoggerMessage(3060, LogLevel.Warning, "Model {Model} failed to choose a query ({Error}); the words alone decide")]
    private partial void LogFailed(string model, string error);

    [LoggerMessage(3061, LogLevel.Warning, "Model {Model} chose no query that can be run: {Fault}; the words alone decide")]
    private partial void LogMalformed(string model, string fault);
}
