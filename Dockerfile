# vlbib as a container: docker build -t vlbib . && docker run --rm -v "$PWD:/work" -u "$(id -u):$(id -g)" vlbib sync
FROM python:3.13-slim
COPY . /source
RUN python -m pip install --no-cache-dir "/source[csl]" \
    && rm -rf /source \
    && useradd --create-home --uid 10001 reader
ENV VLBIB_CACHE_DIR=/tmp/vlbib-cache VLBIB_DATA_DIR=/tmp/vlbib-data
WORKDIR /work
USER 10001
ENTRYPOINT ["vlbib"]
CMD ["--help"]
