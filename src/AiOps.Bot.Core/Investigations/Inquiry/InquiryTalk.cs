using AiOps.Bot.Core.Investigations.Models;
using AiOps.Bot.Core.Investigations.Narration;
using AiOps.Bot.Core.Investigations.Prompts;
using AiOps.Bot.Core.Investigations.Tools;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Core.Investigations.Inquiry;

/// <summary>One conversation with a model: it asks tools, they answer, until it concludes or its budget ends. Not thread-safe.</summary>
internal sealed class InquiryTalk((IChatClient Client, ModelCall Call) model, Prompt prompt, ToolDesk desk, InvestigationOptions options)
{
    /// <summary>Tools asked in one answer; the rest is refused. A model that asks for everything at once learns from nothing.</summary>
    private const int CallsAtOnce = 4;

    private readonly List<ChatMessage> _messages = [];
    private long _lastCost;
    private bool _mended;

    public InquiryBudget Budget { get; } = new(options);

    /// <summary>What the model concluded; null where it did not.</summary>
    public InquiryAnswer? Answer { get; private set; }

    /// <returns>How it ended, for people.</returns>
    public async Task<string> RunAsync(NarrationInput input, CancellationToken cancellationToken)
    {
        _messages.AddRange(prompt.Render(new Dictionary<string, string>
        {
            [PromptInputs.Limits] = Budget.InWords, [PromptInputs.Incident] = input.Incident, [PromptInputs.Evidence] = input.Evidence,
        }));
        while (Budget.MayAnswerAgain)
        {
            if (await StepAsync(cancellationToken) is { } end)
            {
                return end;
            }
        }

        return "it used up its budget without an answer";
    }

    /// <returns>Null where it goes on.</returns>
    private async Task<string?> StepAsync(CancellationToken cancellationToken)
    {
        var conclude = options.MaxToolCalls == 0 || Budget.MustConclude(desk.Repeated, desk.IsSpent, _lastCost);
        if (conclude && Budget.Steps > 0 && !_mended)
        {
            _messages.Add(new(ChatRole.User, "No more tools can be asked. Answer now with the JSON object."));
        }

        var reply = await BoundedReply.ReadAsync(model.Client, _messages, (model.Call.On(Settings(conclude)), options.MaxAnswerCharacters), cancellationToken);
        _lastCost = reply.Tokens;
        Budget.Spend(reply.Tokens);
        if (!reply.IsWhole)
        {
            return "its answer was too long";
        }

        if (reply.Calls.IsEmpty || conclude)
        {
            return Conclude(reply);
        }

        _messages.Add(reply.Message);
        _messages.Add(await AnswerAsync(reply, cancellationToken));
        return null;
    }

    private async Task<ChatMessage> AnswerAsync(BoundedReply reply, CancellationToken cancellationToken)
    {
        var results = new List<AIContent>();
        foreach (var (call, i) in reply.Calls.Select((c, i) => (c, i)))
        {
            // Every call needs its result: clients refuse a conversation with one left open.
            var result = i < CallsAtOnce ? await desk.AnswerAsync(call, cancellationToken) : "{\"error\":\"too many calls at once\"}";
            results.Add(new FunctionResultContent(call.CallId, result));
        }

        return new(ChatRole.Tool, results);
    }

    private string? Conclude(BoundedReply reply)
    {
        var (answer, fault) = InquiryAnswer.Parse(reply.Text);
        if (answer is not null)
        {
            Answer = answer;
            return "answered";
        }

        if (_mended)
        {
            return $"its answer has another form than asked for: {fault}";
        }

        // One chance to mend the form; what it says is not judged here.
        _mended = true;
        _messages.Add(new(ChatRole.Assistant, reply.Text));
        _messages.Add(new(ChatRole.User, $"Your answer could not be used: {fault}. Answer again, with the JSON object alone."));
        return null;
    }

    private ChatOptions Settings(bool conclude) => new()
    {
        Temperature = prompt.Settings.Temperature,
        MaxOutputTokens = prompt.Settings.MaxTokens,
        Tools = conclude || _mended ? null : desk.Offer,
        ResponseFormat = conclude || _mended ? ChatResponseFormat.ForJsonSchema(InquiryAnswer.Schema, "conclusion") : null,
    };
}
