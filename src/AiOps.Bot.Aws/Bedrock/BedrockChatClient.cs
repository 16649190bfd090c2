using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiOps.Bot.Aws.Wire;
using AiOps.Bot.Core.Investigations.Models;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Aws.Bedrock;

/// <summary>A model behind Bedrock's Converse and ConverseStream. Repeats nothing.</summary>
internal sealed class BedrockChatClient(AwsWire wire, BedrockModel model, Uri address) : IChatClient
{
    private readonly ChatClientMetadata _metadata = new("aws.bedrock", address, model.Id);

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        try
        {
            var answer = await wire.SendAsync(Call("Converse", "converse", ConverseRequest.Spell(messages, options, model)), cancellationToken);
            return answer.Read(root => ConverseAnswer.Read(root, model.Id, model.AnswerTool(options)));
        }
        catch (AwsException exception)
        {
            throw BedrockFailure.Of(exception);
        }
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        options ??= new();
        await using var answer = await OpenAsync(ConverseRequest.Spell(messages, options, model), cancellationToken);
        var events = new ConverseEvents(model.Id, model.AnswerTool(options));
        await foreach (var message in EventStream.ReadAsync(answer.Body, cancellationToken))
        {
            if (events.Read(message) is { } update)
            {
                yield return update;
            }
        }

        if (!events.IsOver)
        {
            throw new ModelFailedException(ModelFailure.Unavailable, "Bedrock's stream ended before the answer did");
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey switch
    {
        not null => null,
        _ when serviceType == typeof(ChatClientMetadata) => _metadata,
        _ when serviceType.IsInstanceOfType(this) => this,
        _ => null,
    };

    public void Dispose() => wire.Dispose();

    private async Task<AwsStream> OpenAsync(JsonObject request, CancellationToken cancellationToken)
    {
        try
        {
            return await wire.OpenAsync(Call("ConverseStream", "converse-stream", request), cancellationToken);
        }
        catch (AwsException exception)
        {
            throw BedrockFailure.Of(exception);
        }
    }

    private AwsCall Call(string operation, string verb, JsonObject request) => new RestCall(AwsApi.Bedrock, operation, HttpMethod.Post, $"/model/{{modelId}}/{verb}")
        .Label("modelId", model.Id)
        .Body(JsonSerializer.SerializeToUtf8Bytes(request))
        .Build();
}
