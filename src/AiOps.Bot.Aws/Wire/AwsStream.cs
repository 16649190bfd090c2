namespace AiOps.Bot.Aws.Wire;

/// <summary>A good answer whose body is still coming.</summary>
internal sealed class AwsStream(HttpResponseMessage response, Stream body) : IAsyncDisposable
{
    public Stream Body => body;

    public async ValueTask DisposeAsync()
    {
        await body.DisposeAsync();
        response.Dispose();
    }
}
